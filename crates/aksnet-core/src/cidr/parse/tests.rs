use alloc::string::ToString;

use super::*;

/// Message and suggestion, which always reads back.
fn error(text: &str) -> (String, String) {
    let error = Block::parse(text).expect_err(text);
    assert_eq!(text.parse::<Block>(), Err(error), "strict: {text:?}");
    let suggestion = error.suggestion().unwrap_or_default();
    if !suggestion.is_empty() {
        assert!(suggestion.parse::<Block>().is_ok(), "{suggestion}");
    }
    (error.to_string(), suggestion)
}

#[test]
fn reads_every_prefix_length_strictly() {
    for prefix in 0..=32 {
        let block = Block::containing(Ipv4Addr::new(192, 168, 255, 255), prefix);
        let block = block.expect("prefix is at most 32");
        assert_eq!(block.to_string().parse(), Ok(block));
    }
}

#[test]
fn accepts_and_normalises() {
    for (text, block) in [
        (" 10.0.0.0/16\n", "10.0.0.0/16"),
        ("10.0.0.0 / 16", "10.0.0.0/16"),
        ("10. 0.0 .0/16", "10.0.0.0/16"),
        ("\u{feff}10.0.0.0/16\u{a0}", "10.0.0.0/16"),
        ("10.0.0.0/255.255.0.0", "10.0.0.0/16"),
        ("10.0.0.0 255.255.0.0", "10.0.0.0/16"),
        ("0.0.0.0/0.0.0.0", "0.0.0.0/0"),
        ("10.0.0.1 255.255.255.255", "10.0.0.1/32"),
        ("10.0.0.0 - 10.0.255.255", "10.0.0.0/16"),
        ("10.0.0.0-10.0.255.255", "10.0.0.0/16"),
        ("10.0.0.0 – 10.0.255.255", "10.0.0.0/16"),
        ("10.0.0.0 to 10.0.255.255", "10.0.0.0/16"),
        ("10.0.0.7 - 10.0.0.7", "10.0.0.7/32"),
        ("0.0.0.0-255.255.255.255", "0.0.0.0/0"),
    ] {
        let read = Block::parse(text).expect(text);
        assert_eq!(read.to_string(), block, "{text:?}");
        let strict = text.parse::<Block>();
        assert_eq!(strict, Err(ParseBlockError::Spelling { meant: read }));
    }
}

#[test]
fn says_what_was_meant() {
    for (text, message, suggestion) in [
        (
            "10.240.4.5/28",
            "10.240.4.5 is inside a /28",
            "10.240.4.0/28",
        ),
        ("10.0.0.1/0", "10.0.0.1 is inside a /0", "0.0.0.0/0"),
        (
            "10.240.0.0",
            "10.240.0.0 has no prefix length; expected a block such as 10.240.0.0/16",
            "10.240.0.0/16",
        ),
        (
            "10.240.4.0/",
            "10.240.4.0 has no prefix length; expected a block such as 10.240.0.0/16",
            "10.240.4.0/24",
        ),
        (
            "010.0.0.0/8",
            "octet 1 starts with a zero, which some tools read as octal",
            "10.0.0.0/8",
        ),
        (
            "10.00.0.5/08",
            "octet 2 starts with a zero, which some tools read as octal",
            "10.0.0.0/8",
        ),
        ("10.0.0.0/08", "not of the form a.b.c.d/len", "10.0.0.0/8"),
        (
            "\"10.0.0.0/8\",",
            "not of the form a.b.c.d/len",
            "10.0.0.0/8",
        ),
        (
            "10,0,0,0/16",
            "a comma stands where a dot is expected",
            "10.0.0.0/16",
        ),
        (
            "10.0.0.0.16",
            "a dot stands where a slash is expected",
            "10.0.0.0/16",
        ),
        (
            "10.0.0.0,16",
            "a comma stands where a slash is expected",
            "10.0.0.0/16",
        ),
        (
            "10.0.0.0 16",
            "a space stands where a slash is expected",
            "10.0.0.0/16",
        ),
        (
            "10.0.0.0\\16",
            "a backslash stands where a slash is expected",
            "10.0.0.0/16",
        ),
        (
            "10.0.0.0-16",
            "a dash stands where a slash is expected",
            "10.0.0.0/16",
        ),
        (
            "10.0.0.0:16",
            "a colon stands where a slash is expected",
            "10.0.0.0/16",
        ),
        (
            "10.0/16",
            "2 octets where an IPv4 address has 4",
            "10.0.0.0/16",
        ),
        ("10/8", "1 octet where an IPv4 address has 4", "10.0.0.0/8"),
        (
            "10.0.0.0/0.0.255.255",
            "0.0.255.255 is not a netmask",
            "10.0.0.0/16",
        ),
        (
            "10.0.0.0 - 10.0.1.127",
            "10.0.0.0 to 10.0.1.127 is not one block; the smallest around it is 10.0.0.0/23",
            "10.0.0.0/23",
        ),
        (
            "10.0.255.255 - 10.0.0.0",
            "the range starts at 10.0.255.255, above its end 10.0.0.0",
            "10.0.0.0/16",
        ),
        (
            "10.0.0.0 - 10.0.0.015",
            "octet 4 starts with a zero, which some tools read as octal",
            "10.0.0.0/28",
        ),
    ] {
        assert_eq!(error(text), (message.into(), suggestion.into()), "{text:?}");
    }
}

#[test]
fn says_what_is_wrong_where_it_cannot_guess() {
    let syntax = "not an IPv4 block; expected one such as 10.240.0.0/16";
    let empty = "no block; expected one such as 10.240.0.0/16";
    let ipv6 = "an IPv6 block where an IPv4 block is expected";
    let five = "5 octets where an IPv4 address has 4";
    for (text, message) in [
        ("", empty),
        (" \t", empty),
        ("\"\"", empty),
        ("snet-nodes", syntax),
        ("10.0.0.x/8", syntax),
        ("10.0.0.0/x", syntax),
        ("10.0.0.0/-1", syntax),
        ("10.0.0.0//8", syntax),
        ("10.0.0.0/8/8", syntax),
        ("/16", syntax),
        ("-", syntax),
        (".", syntax),
        ("١٠.0.0.0/8", syntax),
        ("fd00::/8", ipv6),
        ("fd00::1", ipv6),
        ("10.300.0.0/16", "octet 2 is over 255"),
        ("10.0.0.0 - 10.0.0.256", "octet 4 is over 255"),
        ("10.0.0.0/33", "the prefix length is over 32"),
        (
            "10.0.0.0/99999999999999999999",
            "the prefix length is over 32",
        ),
        ("10.0.0.0.0/16", five),
        ("10.0.0.0.99", five),
        ("10.0.0.0/255.0.255.0", "255.0.255.0 is not a netmask"),
        ("10.0.0.0/255.255.0", "3 octets where an IPv4 address has 4"),
        (
            "10.0.0.1",
            "10.0.0.1 has no prefix length; expected a block such as 10.240.0.0/16",
        ),
        (
            "0.0.0.0",
            "0.0.0.0 has no prefix length; expected a block such as 10.240.0.0/16",
        ),
        (
            "10.0.1.0 - 10.0.0.0",
            "the range starts at 10.0.1.0, above its end 10.0.0.0",
        ),
    ] {
        assert_eq!(error(text), (message.into(), String::new()), "{text:?}");
    }
}

#[test]
fn a_very_long_text_is_no_block() {
    let text = "1".repeat(LONGEST_TEXT + 1);
    assert_eq!(Block::parse(&text), Err(ParseBlockError::Syntax));
    let quotes = "' ".repeat(LONGEST_TEXT / 2);
    assert_eq!(Block::parse(&quotes), Err(ParseBlockError::Empty));
}
