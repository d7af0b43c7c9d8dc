//! Lists the open issues of a repository, opens another, and downloads the sources.

use github::models::IssuesCreateBody;
use github::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    list_issues(&client).await?;
    create_issue(&client).await?;
    download_archive(&client).await
}

async fn list_issues(client: &Client) -> Result<(), Error> {
    let mut issues = client.issues().list_for_repo("octo-org", "octo-repo").per_page(100).stream();
    while let Some(issue) = issues.try_next().await? {
        println!("#{} {}", issue.number, issue.title);
    }
    Ok(())
}

async fn create_issue(client: &Client) -> Result<(), Error> {
    let body = IssuesCreateBody::new("It does not start").body("It did yesterday.").labels(["bug"]);
    let issue = client.issues().create("octo-org", "octo-repo", &body).send().await?;
    println!("opened {}", issue.html_url);
    Ok(())
}

async fn download_archive(client: &Client) -> Result<(), Error> {
    let archive = client.repos().download_tarball_archive("octo-org", "octo-repo", "main").send().await?;
    let length = archive.into_inner().save_to("octo-repo.tar.gz").await?;
    println!("{length} bytes");
    Ok(())
}
