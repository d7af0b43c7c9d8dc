//! Names that are too long, and what tells them apart.

/// How many bytes a name has at most. Files are called by it, with a few words more: a system takes 255.
const LONGEST: usize = 200;

/// The bytes of what stands for the rest of a name that is cut: `X` or `_`, and eight digits.
const DIGEST: usize = 9;

/// The name, if it is not too long; else its beginning, up to the end of a word, and a digest of the whole. So the name depends on what
/// it is made of alone. `mark` stands before the digest.
pub(super) fn short(name: String, mark: char) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let end = (0..=LONGEST - DIGEST).rev().find(|end| name.is_char_boundary(*end)).unwrap_or_default();
    let (beginning, rest) = name.split_at(end);
    let begins_word = |rest: &str| rest.starts_with(|first: char| first.is_uppercase() || first == mark);
    let word = match begins_word(rest) {
        true => Some(end),
        false => beginning.rfind(|sign: char| sign.is_uppercase() || sign == mark),
    };
    // A single word is cut in its middle.
    let kept = word.and_then(|word| beginning.get(..word)).filter(|kept| kept.len() > LONGEST / 2).unwrap_or(beginning);
    format!("{}{mark}{:08x}", kept.trim_end_matches(mark), digest(&name))
}

/// A number that is the same for the same text, on every machine and in every version (FNV-1a).
pub(super) fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, short};

    #[test]
    fn a_name_is_cut_at_a_word_and_tells_the_whole() {
        let words = |count: usize| "Word".repeat(count);
        assert_eq!(short(words(50), 'X'), words(50));
        let cut = short(words(51), 'X');
        assert_eq!(cut, format!("{}Xc698ab9d", words(47)));
        assert_ne!(short(words(52), 'X'), cut);
    }

    #[test]
    fn the_mark_is_not_doubled() {
        let cut = short("ab_".repeat(80), '_');
        assert!(cut.starts_with("ab_ab_") && !cut.contains("__"), "{cut}");
    }

    #[test]
    fn a_long_word_is_cut_at_a_character() {
        let cut = short("ß".repeat(120), '_');
        assert!(cut.len() <= LONGEST && cut.starts_with('ß'), "{cut}");
    }
}
