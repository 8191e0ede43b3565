//! Which addresses stand for a machine of the public internet: a gateway's URL must not reach into the own network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether the address is one of the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_public_four(four),
        IpAddr::V6(six) => is_public_six(six),
    }
}

fn is_public_four(four: Ipv4Addr) -> bool {
    let [a, b, c, _] = four.octets();
    let own = four.is_loopback()
        || four.is_private()
        || four.is_link_local()
        || four.is_multicast()
        || four.is_documentation()
        || a == 0 // "this network"
        || a >= 240 // reserved and broadcast
        || (a == 100 && (64..128).contains(&b)) // behind a provider's translation
        || (a, b, c) == (192, 0, 0) // of protocols
        || (a, b, c) == (192, 88, 99) // 6to4 relays
        || (a == 198 && (18..20).contains(&b)); // of benchmarks
    !own
}

fn is_public_six(six: Ipv6Addr) -> bool {
    let inner = |high: u16, low: u16| {
        is_public_four(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)))
    };
    match six.segments() {
        // IPv4 in other clothes: mapped, NAT64, 6to4
        [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => inner(high, low),
        // Teredo, documentation
        [0x2001, 0 | 0xdb8, ..] => false,
        // unicast of the internet is 2000::/3
        [first, ..] => first & 0xe000 == 0x2000,
    }
}
