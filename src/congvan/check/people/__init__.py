"""People: the signer, the recipients, and personal data where the public would read it."""
