"""Records turned into JSON and TOML, and back."""
