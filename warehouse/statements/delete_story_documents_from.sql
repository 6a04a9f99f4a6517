DELETE FROM core_story_document
WHERE known_at > $known_at OR (known_at = $known_at AND document_id >= $document_id)
