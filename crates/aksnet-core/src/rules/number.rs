//! Numbers as people read them.

use alloc::string::{String, ToString};

/// Digits in groups of three: 27610 is "27,610".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len().saturating_mul(2));
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(place);
        if place > 0 && left.is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn commas_stand_before_every_third_digit_from_the_right() {
        let numbers = [0, 999, 1_000, 27_610, 1_048_576, u64::MAX];
        let texts = [
            "0",
            "999",
            "1,000",
            "27,610",
            "1,048,576",
            "18,446,744,073,709,551,615",
        ];
        assert_eq!(numbers.map(grouped), texts);
    }
}
