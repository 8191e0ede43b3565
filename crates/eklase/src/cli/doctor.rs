//! `eklase doctor`: what is wrong with a set-up, and how to mend it.

use store::{Db, Engine, params, sql};

use super::serve::Args;
use super::{Failure, key, out};

struct Findings {
    bad: usize,
}

impl Findings {
    fn good(text: &str) {
        out::line(&format!("  ok    {text}"));
    }

    fn hint(text: &str) {
        out::line(&format!("  note  {text}"));
    }

    fn bad(&mut self, text: &str) {
        self.bad += 1;
        out::line(&format!("  BAD   {text}"));
    }
}

/// Looks at everything and fails if anything is bad.
pub async fn run(args: &Args) -> Result<(), Failure> {
    let mut findings = Findings { bad: 0 };
    let args = args.resolved()?;
    network(&mut findings, &args).await;
    key(&mut findings, &args);
    single_sign_on(&mut findings, &args).await;
    mail(&mut findings, &args).await;
    metrics(&mut findings, &args).await;
    match args.source.url().and_then(|url| Ok(Db::open(&url)?)) {
        Err(failure) => findings.bad(&format!("the database cannot be opened: {failure}")),
        Ok(db) => {
            if database(&mut findings, &db).await {
                messages(&mut findings, &args, &db).await;
            }
        }
    }
    if findings.bad == 0 {
        return Ok(());
    }
    Err(Failure::said(format!(
        "{} thing(s) to mend, marked BAD above",
        findings.bad
    )))
}

async fn network(findings: &mut Findings, args: &Args) {
    let address = args.address();
    match tokio::net::TcpListener::bind(address).await {
        Ok(_) => Findings::good(&format!("the address {address} is free")),
        Err(fault) => findings.bad(&format!(
            "the address {address} cannot be used ({fault}): stop the other program or choose another with --listen"
        )),
    }
    match args.public_url.as_deref() {
        Some(url) if url.starts_with("https://") => Findings::good("people reach it by https"),
        Some(url)
            if url.starts_with("http://")
                && !url.contains("127.0.0.1")
                && !url.contains("localhost") =>
        {
            findings.bad("public_url is plain http: passwords would travel in clear; put a proxy with TLS before it");
        }
        Some(_) => Findings::hint("plain http on this machine: fine for trying out"),
        None => Findings::hint(
            "public_url is not set: cookies are Secure, so sign-in works only by https (or set \
             public_url = \"http://127.0.0.1:8080\" to try it out here)",
        ),
    }
    if !address.ip().is_loopback() && !args.behind_proxy {
        Findings::hint(
            "it listens beyond this machine without behind_proxy: TLS has to be ended somewhere",
        );
    }
}

/// Without the key nobody can set up or use a second factor; a key that everybody may read is none.
fn key(findings: &mut Findings, args: &Args) {
    match key::find(args) {
        Ok(Some(_)) => Findings::good("the key that secrets are sealed with is there"),
        Ok(None) if args.key_file.is_some() => {
            findings
                .bad("the key file that key_file names is not there: second factors do not work");
        }
        Ok(None) => Findings::hint(
            "there is no key yet: the first `serve` makes eklase.key in the data folder; keep a copy of it apart from \
             the database's",
        ),
        Err(failure) => findings.bad(&format!("second factors do not work: {failure}")),
    }
}

/// The provider has to be reached from here and to fit; people only see that it does not work.
async fn single_sign_on(findings: &mut Findings, args: &Args) {
    match args.sso() {
        Err(failure) => findings.bad(&format!("single sign-on: {failure}")),
        Ok(sso) if sso.name().is_none() => {}
        Ok(sso) => match sso.look(web::Clock::system().now()).await {
            Ok(()) => Findings::good("single sign-on: the provider answers and fits"),
            Err(fault) => findings.bad(&format!(
                "single sign-on: {fault}: check sso.issuer and the way to it (docs/sso.md)"
            )),
        },
    }
}

/// Whether it can be looked into.
async fn database(findings: &mut Findings, db: &Db) -> bool {
    match db.version().await {
        Err(error) => {
            findings.bad(&format!(
                "the database does not answer ({error}): check the URL, the server and the rights"
            ));
            return false;
        }
        Ok(0) => {
            findings.bad("the database is empty: run `eklase setup`");
            return false;
        }
        Ok(version) if version != store::latest_version() => {
            findings.bad(&format!(
                "the schema has version {version}, this program needs {}: run `eklase migrate`",
                store::latest_version()
            ));
            return false;
        }
        Ok(version) => Findings::good(&format!("the database answers, schema version {version}")),
    }
    if db.engine() == Engine::Sqlite {
        Findings::good(
            "SQLite: one machine, one process; back it up with its -wal file or stop the service first",
        );
    }
    match institutions(db).await {
        Ok((0, _)) => findings.bad("there is no institution: run `eklase setup`"),
        Ok((count, without)) => {
            Findings::good(&format!("{count} institution(s)"));
            if without > 0 {
                findings.bad(&format!(
                    "{without} institution(s) have no superuser in office: nobody can enter staff"
                ));
            }
        }
        Err(error) => findings.bad(&format!("the institutions cannot be read ({error})")),
    }
    true
}

/// The mail server has to be reached from here and to let us in; without one addresses stay unconfirmed.
async fn mail(findings: &mut Findings, args: &Args) {
    match args.mail.mailer() {
        Err(failure) => findings.bad(&format!("e-mail: {failure}")),
        Ok(None) => Findings::hint(
            "e-mail: smtp_host and mail_from are not set: no e-mail is sent and addresses stay unconfirmed",
        ),
        Ok(Some(mailer)) => match mailer.look().await {
            courier::Outcome::Sent { .. } => {
                Findings::good("e-mail: the mail server answers and lets us in");
            }
            other => findings.bad(&format!("e-mail: {}", mail_advice(other.code()))),
        },
    }
    if args.mail.smtp_allow_insecure {
        Findings::hint("smtp_allow_insecure is on: e-mails may leave this machine unencrypted");
    }
}

fn mail_advice(code: &str) -> String {
    let said = match code {
        "no_answer" => {
            "the mail server does not answer: check smtp_host, smtp_port and the firewall"
        }
        "name" => "the mail server's name is not known: check smtp_host",
        "certificate" => {
            "the mail server's certificate is not trusted: check smtp_host, and that ca-certificates is installed"
        }
        "starttls" => {
            "the mail server offers no encryption: set smtp_security = \"tls\" and its port (465)"
        }
        "auth" => {
            "the mail server refuses the user or the password: check smtp_user and the password"
        }
        "auth_none" => "the mail server asks for no password: leave smtp_user and the password out",
        "answer" => {
            "what answers there is no mail server: check smtp_host, smtp_port and smtp_security"
        }
        other => return format!("the mail server refuses us ({other}): look into its log"),
    };
    said.to_owned()
}

/// Who may see how busy the program is.
async fn metrics(findings: &mut Findings, args: &Args) {
    let token = match args.watch.token() {
        Err(failure) => return findings.bad(&format!("metrics: {failure}")),
        Ok(token) => token.is_some(),
    };
    let Some(address) = args.watch.metrics_listen else {
        if token {
            Findings::good("metrics: /metrics asks for the token");
        } else {
            Findings::hint(
                "metrics: /metrics is off: set metrics_listen, or EKLASE_METRICS_TOKEN or metrics_token_file",
            );
        }
        return;
    };
    match tokio::net::TcpListener::bind(address).await {
        Ok(_) => Findings::good(&format!("metrics: the address {address} is free")),
        Err(fault) => findings.bad(&format!(
            "metrics: the address {address} cannot be used ({fault}): choose another metrics_listen"
        )),
    }
    if token {
        Findings::good("metrics: a token is asked for");
    } else if !address.ip().is_loopback() {
        Findings::hint(
            "metrics: metrics_listen is beyond this machine and asks for no token: whoever reaches it sees how busy \
             the program is (no personal data)",
        );
    }
}

/// Messages need a gateway and mostly a secret; without them passwords are handed over on paper.
async fn messages(findings: &mut Findings, args: &Args, db: &Db) {
    let (gateways, wanting, institutions) = match gateways(db).await {
        Ok(counts) => counts,
        Err(error) => return findings.bad(&format!("the SMS gateways cannot be read ({error})")),
    };
    if gateways < institutions {
        Findings::hint(&format!(
            "{} institution(s) have no SMS gateway: their one-time passwords go by letter until the superuser sets one \
             up under /settings/sms",
            institutions - gateways
        ));
    }
    match args.sms.secret() {
        Err(failure) => findings.bad(&failure.to_string()),
        Ok(Some(_)) if institutions > 1 && args.sms.hosts().is_empty() => findings.bad(
            "the SMS secret may go to any host that any of the superusers enters: set sms_hosts to the gateway's",
        ),
        Ok(Some(_)) => Findings::good("the SMS gateway's secret is there"),
        Ok(None) if wanting > 0 => findings.bad(&format!(
            "{wanting} SMS gateway(s) want a secret and there is none: set EKLASE_SMS_SECRET or sms_secret_file",
        )),
        Ok(None) => Findings::hint(
            "there is no SMS secret: set EKLASE_SMS_SECRET or sms_secret_file if the gateway wants one",
        ),
    }
    if args.sms.sms_allow_insecure {
        Findings::hint(
            "sms_allow_insecure is on: superusers can make this server speak to addresses in its own network",
        );
    }
    if gateways > 0 && !courier::Client::has_certificates() {
        findings.bad(
            "this machine has no certificates to trust, so no SMS gateway can be reached: install ca-certificates",
        );
    }
}

/// How many gateways there are, how many want the secret, and how many institutions.
async fn gateways(db: &Db) -> Result<(i64, i64, i64), store::Error> {
    let mut tx = db.read().await?;
    tx.one(
        sql!(
            "SELECT count(g.institution_id) AS gateways,
                    count(CASE WHEN g.url LIKE '%{secret}%' OR g.headers LIKE '%{secret}%'
                                 OR g.body LIKE '%{secret}%' THEN 1 END) AS wanting,
                    count(*) AS institutions
               FROM institution i
               LEFT JOIN sms_gateway g ON g.institution_id = i.id"
        ),
        params![],
    )
    .await
}

async fn institutions(db: &Db) -> Result<(i64, i64), store::Error> {
    let mut tx = db.read().await?;
    tx.one(
        sql!(
            "SELECT count(*) AS institutions,
                    count(CASE WHEN NOT EXISTS (SELECT 1 FROM staff_role r
                                                 WHERE r.institution_id = i.id AND r.role = 'superuser'
                                                   AND r.to_on IS NULL) THEN 1 END) AS without
               FROM institution i"
        ),
        params![],
    )
    .await
}
