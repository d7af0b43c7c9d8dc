use crate::commands::fuzz::chance::Chance;

/// What is put somewhere into a text.
const PIECES: [&[u8]; 24] = [
    b"\t",
    b"\xef\xbb\xbf",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\r",
    b"\r\n",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"&a ",
    b"*a",
    b"<<: *a\n",
    b"? ",
    b": ",
    b"- ",
    b"|\n",
    b">-\n",
    b"---\n",
    b"...\n",
    b"%YAML 1.1\n",
    b"!!binary ",
    b"{",
    b"]",
    b"\"",
];

/// Damages a text once or several times.
pub(in super::super) fn damage(mut text: Vec<u8>, chance: &mut Chance) -> Vec<u8> {
    for _ in 0..=chance.below(3) {
        let at = chance.below(text.len());
        match chance.below(8) {
            0 => text.truncate(at),
            1 => {
                let bit = 1 << chance.below(8);
                text.get_mut(at).into_iter().for_each(|byte| *byte ^= bit);
            }
            2 => {
                let end = at + chance.below(text.len() - at);
                text.drain(at..end);
            }
            3 => {
                let copy: Vec<u8> = text.iter().skip(at).take(chance.below(400)).copied().collect();
                let at = chance.below(text.len());
                text.splice(at..at, copy);
            }
            4 => text.splice(0..0, *b"\xef\xbb\xbf").for_each(drop),
            5 => text = String::from_utf8_lossy(&text).encode_utf16().flat_map(u16::to_le_bytes).collect(),
            6 => nested(&mut text, at, chance),
            _ => {
                let piece = chance.one_of(&PIECES).copied().unwrap_or_default();
                text.splice(at..at, piece.iter().copied());
            }
        }
    }
    text
}

/// Opens many brackets of a kind, and closes some of them.
fn nested(text: &mut Vec<u8>, at: usize, chance: &mut Chance) {
    let (open, close) =
        *chance.one_of(&[("[", "]"), ("{\"a\":", "}"), ("- ", "\n"), ("&a [", "]")]).unwrap_or(&("[", "]"));
    let times = 1 + chance.below(5000);
    let closed = if chance.once_in(2) { times } else { 0 };
    text.splice(at..at, format!("{}{}", open.repeat(times), close.repeat(closed)).into_bytes());
}
