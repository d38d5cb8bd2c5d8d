"""The envelope: fields, lengths, notations, states, who a letter is; the files of agencies and series."""
