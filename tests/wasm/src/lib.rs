//! What must come out the same in wasm, where pointers are 32 bits wide, as it
//! does natively. The folder `tests` holds it; each test runs on both.
