SELECT target FROM out_target ORDER BY target
