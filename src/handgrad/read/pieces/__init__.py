"""What every input format shares: from pieces of a page to the blocks of a document."""
