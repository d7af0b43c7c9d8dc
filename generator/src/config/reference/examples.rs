//! What each key of a config looks like, table by table. A test generates a client with each of them, and finds each key in one.

/// The examples: the path of the table that each shows, and a part of a config in TOML. It has that table, and what it needs besides.
pub const EXAMPLES: &[(&str, &str)] = &[
    (
        "",
        r#"document = "openapi.yaml"
overlays = ["corrections.overlay.yaml"]
output = "clients/shop"
runtime = "embedded"

[names]
"Order.status" = "OrderState"   # the type of a property
"Product" = "Article"           # the type of a component

[operations]
"listProducts" = "browse"
"GET /status" = "readStatus"
"#,
    ),
    (
        "client",
        r#"document = "openapi.yaml"   # of all clients, as all else above the first of them
crate.license = "MIT"

[[client]]
output = "clients/orders"
crate = { name = "shop-orders", version = "0.1.0" }
select.tags = ["Orders"]

[[client]]
output = "clients/products"
crate = { name = "shop-products", version = "0.3.0" }
select.tags = ["Products"]
"#,
    ),
    (
        "select",
        r#"[select]
tags = ["Orders"]
operations = ["listProducts", "GET /status"]
"#,
    ),
    (
        "crate",
        r#"[crate]
name = "shop-client"
version = "0.1.0"
description = "A client of the shop."
license = "MIT OR Apache-2.0"
copyright = "2026 The Shop"
repository = "https://git.shop.example/shop-client"
documentation = "https://docs.rs/shop-client"
keywords = ["shop", "orders"]
categories = ["api-bindings"]
tag-features = false
examples = "examples"

[crate.dev-dependencies]
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
"#,
    ),
    (
        "crate",
        r#"runtime = "crate"

[crate]
name = "shop-client"
version = "0.1.0"
runtime-source = { path = "../sailmaker-runtime" }
"#,
    ),
    (
        "source",
        r#"[source]
url = "https://shop.example/openapi.yaml"
sha256 = ""   # `sailmaker update` fills it in
"#,
    ),
    (
        "server",
        r#"[server]
example = "https://acme.shop.example"
base_url_required = true
"#,
    ),
    (
        "auth",
        r#"[auth]
token_path = "/oauth/token"
scopes = ["orders:read"]
token_endpoint_auth_method = "client_secret_basic"
"#,
    ),
    (
        "environment",
        r#"[environment]
prefix = "SHOP"                      # SHOP_BASE_URL, and so on
"#,
    ),
    (
        "environment",
        r#"[environment]
base_url = "SHOP_URL"
client_id = "SHOP_ID"
client_secret = "SHOP_SECRET"
refresh_token = "SHOP_REFRESH_TOKEN"
bearer_token = "SHOP_TOKEN"
credentials = { partner_key = "SHOP_PARTNER_KEY" }
"#,
    ),
    (
        "environment.file",
        r#"[environment.file]
path = "shop.json"
base_url = "url"
client_id = "id"
client_secret = "secret"
"#,
    ),
    (
        "pagination",
        r#"[[pagination]]
style = "offset"
operations = ["listOrders"]
limit = "limit"
offset = "skip"
first_offset = 0
total_count = "X-Total"
count = "with_count"
"#,
    ),
    (
        "pagination",
        r#"[[pagination]]
style = "page"
operations = ["GET /products"]
page = "page"
first_page = 1
limit = "size"
items = "products"
total = "total"
"#,
    ),
    (
        "pagination",
        r#"[[pagination]]
style = "cursor"
tags = ["Products"]
cursor = "from"
next = "meta.next"
more = "meta.more"
limit = "limit"
"#,
    ),
    (
        "pagination",
        r#"[[pagination]]
style = "last-id"
operations = ["listCustomers"]
after = "after"
id = "number"
limit = "limit"

[[pagination]]
style = "next-url"
operations = ["listReviews"]
next = "next_page"
"#,
    ),
    (
        "stream",
        r#"[[stream]]
operations = ["createAnswer"]
media_type = "text/event-stream"
item = "AnswerPart"
set = { stream = true }
end = "[DONE]"
"#,
    ),
    (
        "stream",
        r#"[[stream]]
tags = ["Customers"]
item = "AnswerPart"
"#,
    ),
    (
        "retry",
        r#"[retry]
attempts = 3
base_delay = "250ms"
max_delay = "30s"
max_elapsed = "1m"
statuses = [500, 503]
"#,
    ),
    (
        "idempotency",
        r#"[idempotency]
header = "Idempotency-Key"
methods = ["POST", "PATCH"]
"#,
    ),
    (
        "failure",
        r#"[failure]
property = "ok"
is = false
"#,
    ),
    (
        "failure",
        r#"[failure]
property = "status"
is_not = "open"
"#,
    ),
    (
        "timeouts",
        r#"[timeouts]
request = "2m"
connect = "5s"
"#,
    ),
    (
        "models",
        r#"[models]
unknown_properties = "received"
"#,
    ),
    (
        "formats",
        r#"[formats.uuid]
type = "uuid::Uuid"
dependencies = { uuid = { version = "1", features = ["serde"] } }
example = "67e55044-10b1-426f-9247-bb680e5fe0c8"
fallback = "00000000-0000-0000-0000-000000000000"
"#,
    ),
    (
        "front_matter.methods",
        r#"[front_matter.methods]
id = "{version}-{page}"
title = "{title}"
pagination_label = "{title}"
sidebar_label = "{title}"
sidebar_class_name = "rust"
keywords = ["rust", "{title}"]
slug = "/rust/{version}/methods/{page}"
tags = ["Rust", "{Version}"]
"#,
    ),
    (
        "front_matter.models",
        r#"[front_matter.models]
id = "{version}-model-{page}"
title = "{title}"
pagination_label = "{title}"
sidebar_label = "{title}"
sidebar_class_name = "rust"
keywords = ["rust", "{title}"]
slug = "/rust/{version}/models/{page}"
tags = ["Rust", "{Version}"]
"#,
    ),
    (
        "diagnostics",
        r#"[diagnostics]
strict = true              # every warning is an error
path-segments = "warn"     # but these
unknown-format = "allow"   # nothing is said of these
callbacks = "deny"         # these are errors
"#,
    ),
];
