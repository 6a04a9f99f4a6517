"""Pages, filings and files to documents: text, title, author, dates, and why a page is no article."""
