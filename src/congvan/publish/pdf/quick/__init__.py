"""What is spared when one letter is made after another: the bytes stay those of WeasyPrint alone (decision 0021)."""
