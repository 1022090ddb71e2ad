-- archive_chunk.data and archive_seen.data may be zlib from here on (first byte 0x78), beside Zstandard before (0x28): nothing to change, but an older program cannot read them.
SELECT 1;
