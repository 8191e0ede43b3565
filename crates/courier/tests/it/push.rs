//! Web Push: the example of RFC 8291, and what is no browser.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use courier::{BadBrowser, Browser, Client, Push, Vapid, sealed_with};

const KEY: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

#[test]
fn the_example_of_rfc_8291_section_5_is_sealed_as_it_says() {
    let browser = Browser::parse(
        "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
        KEY,
        AUTH,
    )
    .unwrap();
    let own = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
    let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
    let sealed = sealed_with(
        &browser,
        b"When I grow up, I want to be a watermelon",
        &own,
        salt,
    )
    .unwrap();
    assert_eq!(
        URL_SAFE_NO_PAD.encode(sealed),
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl\
         7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    );
}

#[test]
fn what_is_no_browser_is_not_kept() {
    let long = format!("https://push.example.net/{}", "x".repeat(1000));
    for endpoint in [
        "",
        "push",
        "/push",
        "ftp://push.example.net/1",
        "https://a:b@push.example.net/1",
        "https:///1",
        &long,
    ] {
        assert_eq!(
            Browser::parse(endpoint, KEY, AUTH).unwrap_err(),
            BadBrowser::Endpoint,
            "{endpoint}"
        );
    }
    let good = "https://push.example.net/1";
    for (key, auth) in [
        ("", AUTH),
        ("AAAA", AUTH),
        (KEY, ""),
        (KEY, "AAAA"),
        (KEY.strip_prefix('B').unwrap(), AUTH),
    ] {
        assert_eq!(
            Browser::parse(good, key, auth).unwrap_err(),
            BadBrowser::Keys
        );
    }
    assert!(
        format!("{:?}", Browser::parse(good, KEY, AUTH).unwrap()).ends_with("(…)"),
        "the address is a secret"
    );
}

#[test]
fn only_https_outside_of_the_own_network_is_taken() {
    let client = Client::trusting(Vec::new(), false).unwrap();
    let push = Push::services(client, Vapid::new(&[3; 32], None).unwrap());
    let takes = |endpoint: &str| push.takes(&Browser::parse(endpoint, KEY, AUTH).unwrap());
    for endpoint in [
        "https://push.example.net/1",
        "https://push.example.net:8443/1",
        "https://8.8.8.8/1",
        "https://[2001:4860:4860::8888]/1",
    ] {
        assert!(takes(endpoint), "{endpoint}");
    }
    for endpoint in [
        "http://push.example.net/1",
        "https://localhost/1",
        "https://127.0.0.1:9/1",
        "https://10.0.0.7/1",
        "https://169.254.169.254/latest",
        "https://[::1]/1",
        "https://[::ffff:c0a8:1]/1",
    ] {
        assert!(!takes(endpoint), "{endpoint}");
    }
}
