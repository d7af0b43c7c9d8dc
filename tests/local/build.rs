//! Has the client compiled as it is where nothing need be `Send`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(sailmaker_local)");
    println!("cargo::rustc-cfg=sailmaker_local");
}
