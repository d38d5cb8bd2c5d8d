"""Sources → sources: drafts made of earlier letters. Text goes in and comes out; nothing here renders or publishes."""
