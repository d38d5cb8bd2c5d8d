"""Raw files → what of them is sound, and a finding for all that is not. Never stops at the first."""
