SELECT *
FROM core_launch_move
WHERE CAST(seen_at AS DATE) BETWEEN $first AND $last
ORDER BY seen_at, launch_id, id
