use crate::ir::StatusPattern;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A pattern over the status as a number.
pub(super) fn pattern(status: StatusPattern) -> TokenStream {
    let literal = Literal::u16_unsuffixed;
    match status {
        StatusPattern::Code(code) => {
            let code = literal(code);
            quote!(#code)
        }
        StatusPattern::Range(class) => {
            let (first, last) = (literal(u16::from(class) * 100), literal(u16::from(class) * 100 + 99));
            quote!(#first..=#last)
        }
        StatusPattern::Default => quote!(_),
    }
}
