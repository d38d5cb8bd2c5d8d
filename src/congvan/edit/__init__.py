"""Sources → sources: new drafts, new archives, schemas for editors. Nothing here renders or publishes."""
