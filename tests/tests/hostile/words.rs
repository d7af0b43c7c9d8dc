//! Names that mean something in Rust, in `std` or in the runtime of every client.

use proc_macro2::{Ident, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::Path;
use syn::{ImplItem, Item, TraitItem, Visibility};

/// What the prelude of edition 2024 has (<https://doc.rust-lang.org/std/prelude/>), derives and macros included.
const PRELUDE: &str = "
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Debug Default DoubleEndedIterator Drop Eq Err ExactSizeIterator
    Extend Fn FnMut FnOnce From FromIterator Future Hash Into IntoFuture IntoIterator Iterator None Ok Option Ord PartialEq
    PartialOrd Result Send Sized Some String Sync ToOwned ToString TryFrom TryInto Unpin Vec align_of align_of_val drop size_of
    size_of_val
    assert assert_eq assert_ne cfg column compile_error concat dbg debug_assert debug_assert_eq debug_assert_ne env eprint
    eprintln file format format_args include include_bytes include_str is_x86_feature_detected line matches module_path
    option_env panic print println stringify thread_local todo try unimplemented unreachable vec write writeln";

/// The modules of `std`, and the crates that every program may name.
const MODULES: &str = "
    alloc any arch array ascii async_iter autodiff backtrace borrow boxed cell char clone cmp collections convert core default
    env error f128 f16 f32 f64 ffi fmt fs future hash hint i128 i16 i32 i64 i8 intrinsics io isize iter marker mem net num ops
    option os panic path pin prelude primitive process proc_macro ptr random range rc result simd slice std str string sync
    task test thread time u128 u16 u32 u64 u8 usize vec";

/// Primitive types, and types of `std` that generated code makes use of.
const TYPES: &str = "
    array bool char f32 f64 i128 i16 i32 i64 i8 isize never pointer reference slice str tuple u128 u16 u32 u64 u8 unit usize
    Arc BTreeMap Cell Cow Display Error Formatter HashMap Infallible ParseIntError PhantomData Pin Rc FromStr Deref Value";

/// Keywords, strict, reserved and weak, and the attributes that look like them (The Rust Reference, section 2.1).
const KEYWORDS: &str = "
    _ abstract allow as async auto await become box break builtin cfg const continue crate default deny deprecated derive do doc
    dyn else enum extern false final fn for forbid gen if impl in inline let loop macro macro_rules match mod move must_use mut
    non_exhaustive override path priv pub raw ref return safe self Self static struct super test trait true try type typeof union
    unsafe unsized use virtual warn where while yield r#type r#async";

/// Methods of traits that an inherent method of the same name would be taken for, and words of code that is written around calls.
pub const METHODS: &str = "
    add as_mut as_ref bitand bitor bitxor borrow borrow_mut clone cmp default deref deref_mut div drop eq fmt from from_iter
    from_str hash index index_mut into into_iter into_thing is_thing mul ne neg new next not rem shl shr sub to_owned to_string
    to_thing try_from try_into type_id
    call client deserialize errors main models operations response sample serialize things value values";

/// The crates that a client depends on.
const CRATES: &str = "
    base64 bytes chrono futures_core http http_body percent_encoding reqwest serde serde_json tokio tracing url";

/// Letters, of which generic parameters are made; names with nothing in them that Rust takes; and one of a script without cases.
const OTHERS: &str = "A B C D E F K M N S T U V W X Y Z a b c d e f n s t x Größe 一覧 名前 🚀 1st - + _a a_ __D __S";

/// All of them, each once.
pub fn all() -> Vec<String> {
    let typed =
        [PRELUDE, MODULES, TYPES, KEYWORDS, METHODS, CRATES, OTHERS].into_iter().flat_map(str::split_whitespace);
    let words: BTreeSet<String> = typed.map(str::to_owned).chain(of_the_runtime()).collect();
    words.into_iter().collect()
}

/// The names of the items of the runtime that are more than a file's own, their members included, and every name in its macros.
fn of_the_runtime() -> BTreeSet<String> {
    // The runtime, and its parts that only some clients have.
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates");
    let folders = std::fs::read_dir(templates).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = folders.filter(|folder| folder.join("mod.rs").exists()).collect();
    let mut names = BTreeSet::new();
    while let Some(path) = folders.pop() {
        if path.is_dir() {
            folders.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let file = syn::parse_file(&std::fs::read_to_string(path).unwrap()).unwrap();
            file.items.iter().for_each(|item| of_item(item, &mut names));
        }
    }
    assert!(names.len() > 300, "there are {} names", names.len());
    names
}

fn of_item(item: &Item, names: &mut BTreeSet<String>) {
    match item {
        Item::Const(item) => shown(&item.vis, &item.ident, names),
        Item::Enum(item) => shown(&item.vis, &item.ident, names),
        Item::Fn(item) => shown(&item.vis, &item.sig.ident, names),
        Item::Static(item) => shown(&item.vis, &item.ident, names),
        Item::Struct(item) => shown(&item.vis, &item.ident, names),
        Item::Type(item) => shown(&item.vis, &item.ident, names),
        Item::Trait(item) => {
            names.insert(item.ident.to_string());
            names.extend(item.items.iter().filter_map(of_trait));
        }
        Item::Impl(item) => item.items.iter().for_each(|member| match member {
            ImplItem::Const(member) => shown(&member.vis, &member.ident, names),
            ImplItem::Fn(member) => shown(&member.vis, &member.sig.ident, names),
            _ => {}
        }),
        Item::Mod(item) => {
            names.insert(item.ident.to_string());
            item.content.iter().flat_map(|(_, items)| items).for_each(|item| of_item(item, names));
        }
        Item::Macro(item) => {
            names.extend(item.ident.iter().map(ToString::to_string));
            every(item.mac.tokens.clone(), names);
        }
        _ => {}
    }
}

fn shown(visibility: &Visibility, name: &Ident, names: &mut BTreeSet<String>) {
    if !matches!(visibility, Visibility::Inherited) {
        names.insert(name.to_string());
    }
}

fn of_trait(member: &TraitItem) -> Option<String> {
    match member {
        TraitItem::Const(member) => Some(member.ident.to_string()),
        TraitItem::Fn(member) => Some(member.sig.ident.to_string()),
        TraitItem::Type(member) => Some(member.ident.to_string()),
        _ => None,
    }
}

fn every(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                names.insert(name.to_string());
            }
            TokenTree::Group(group) => every(group.stream(), names),
            _ => {}
        }
    }
}
