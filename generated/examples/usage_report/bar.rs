//! Bars of Unicode block elements, exact to an eighth of a character.

/// The blocks that fill one to seven eighths of a character from its left.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// A bar for `value` where `largest` fills `width` characters. Zero, and what is below it, has no bar; what is above
/// zero has at least an eighth of a character, so that little use is not taken for none.
pub fn bar(value: f64, largest: f64, width: usize) -> String {
    if value <= 0.0 || largest <= 0.0 || width == 0 {
        return String::new();
    }
    let share = (value / largest).min(1.0);
    // A float becomes the nearest value that the integer type has, so the cast cannot overflow.
    let eighths = ((share * (width * 8) as f64).round() as usize).max(1);
    let mut bar = "█".repeat(eighths / 8);
    bar.extend((eighths % 8).checked_sub(1).and_then(|rest| EIGHTHS.get(rest)));
    bar
}
