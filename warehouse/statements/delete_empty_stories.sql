DELETE FROM core_story WHERE id NOT IN (SELECT story FROM core_story_document)
