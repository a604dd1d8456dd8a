-- What could not be checked before a message was sent once more.
ALTER TABLE deliveries ADD COLUMN note TEXT;

-- The first of the remarks that a reply is about, where it is about several; remark is the last one.
ALTER TABLE deliveries ADD COLUMN first_remark BIGINT;
