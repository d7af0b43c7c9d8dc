//! A workflow of GitHub Actions, which keeps a client up to date with its document.

use super::VERSION;
use crate::text::FrontMatter;

/// Where the workflow is, from the root of a repository.
pub const WORKFLOW: &str = ".github/workflows/sailmaker.yml";

/// What a user has to fill in: nobody but the user knows where the repository of the generator is.
pub const OWNER: &str = "OWNER";

/// The text of the workflow. It calls that of the generator, in the version that this is; `config` is the path of the config from the
/// root of the repository.
pub fn workflow(config: &str) -> String {
    let config = FrontMatter::text(config);
    format!(
        "# Holds the client against its document on every push, comments on pull requests what a new document changes, and looks once a week
# for a new document. To fill in:
#
# - {OWNER}: the account on GitHub that has the repository of sailmaker.
# - address: where the vendor publishes the document. While it is a comment, no new document is looked for.
#
# The weekly update opens pull requests, which the repository has to allow: Settings, Actions, General, \"Allow GitHub Actions to create
# and approve pull requests\".
name: sailmaker
on:
  push:
  pull_request:
  schedule: [{{cron: '17 5 * * 1'}}]
  workflow_dispatch:
permissions:
  contents: read
jobs:
  document:
    uses: {OWNER}/sailmaker/.github/workflows/document.yml@v{VERSION}
    permissions:
      contents: write
      pull-requests: write
    with:
      config: {config}
      # address: https://api.example.com/openapi.yaml
"
    )
}
