//! A gateway's address never leads into the own network.

use courier::{Client, Gateway, Secret, is_public};

use crate::server::{ok, phone, settings, start};

#[test]
fn only_addresses_of_the_internet_are_public() {
    for own in [
        "127.0.0.1",
        "127.255.255.254",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "0.1.2.3",
        "192.0.0.8",
        "198.18.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "2001:0:4136:e378::1",
        "2001:db8::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "ff02::1",
    ] {
        assert!(!is_public(own.parse().unwrap()), "{own}");
    }
    for public in [
        "8.8.8.8",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "193.0.6.139",
        "2001:67c:2e8::1",
        "2a00:1450:4001::1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
    ] {
        assert!(is_public(public.parse().unwrap()), "{public}");
    }
}

#[tokio::test]
async fn nothing_is_sent_into_the_own_network_or_unencrypted_unless_the_installation_allows_it() {
    let (address, served) = start(ok("")).await;
    let strict = Client::trusting(Vec::new(), false).unwrap();
    for (url, code) in [
        (format!("http://{address}/sms"), "insecure"),
        (format!("https://{address}/sms"), "address"),
        (
            format!("https://localhost:{}/sms", address.port()),
            "address",
        ),
        (format!("https://[::1]:{}/sms", address.port()), "address"),
        (
            format!("https://[::ffff:127.0.0.1]:{}/", address.port()),
            "address",
        ),
        // other ways to write 127.0.0.1
        (format!("https://2130706433:{}/", address.port()), "address"),
        (format!("https://0x7f.1:{}/", address.port()), "address"),
        (
            "https://169.254.169.254/latest/meta-data".to_owned(),
            "address",
        ),
    ] {
        let told = Gateway::new(
            settings(url.clone()),
            Some(Secret::new("s", &[])),
            strict.clone(),
        )
        .send(phone(), "x")
        .await;
        let code_found = told.outcome.code();
        // a resolver may also know no such name
        assert!(
            code_found == code || code_found == "name",
            "{url}: {code_found}"
        );
    }
    assert!(!served.is_finished(), "nobody connected");
}
