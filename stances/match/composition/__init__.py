"""How a sentence's words add up to a side: words, groups of words, and the climb over them."""
