//! The page.

fn main() {
    aksnet_web::page();
}
