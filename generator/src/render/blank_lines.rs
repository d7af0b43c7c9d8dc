/// Puts a blank line between the functions of an `impl` block, which `prettyplease` sets one under the other.
pub(super) fn between_members(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 32);
    let mut after_member = false;
    for line in text.lines() {
        if after_member && line != "}" {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        after_member = line == "    }";
    }
    spaced
}
