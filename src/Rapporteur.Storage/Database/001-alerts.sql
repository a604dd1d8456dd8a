-- Moments are milliseconds since 1970. {numbered} stands for what each database calls a numbered key.

CREATE TABLE subscriptions (
    channel TEXT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    muted_until BIGINT,
    quiet_from TEXT,
    quiet_to TEXT,
    quiet_zone TEXT,
    digest_at TEXT,
    digest_zone TEXT,
    paused TEXT
);

CREATE TABLE filters (
    id {numbered},
    channel TEXT NOT NULL REFERENCES subscriptions (channel) ON DELETE CASCADE,
    party TEXT,
    kind TEXT,
    subject TEXT
);

CREATE INDEX filters_of_channel ON filters (channel);

-- What was read in some bytes, by the program's rules: a text is read once.
CREATE TABLE readings (
    sha256 TEXT NOT NULL,
    rules TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (sha256, rules)
);

CREATE TABLE alerts (
    id TEXT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    body TEXT NOT NULL
);

-- The one row holds the number of the state that all documents together are in; 0 before the first look at the seeds.
CREATE TABLE known_state (
    revision BIGINT NOT NULL
);

INSERT INTO known_state (revision) VALUES (0);

CREATE TABLE documents (
    name TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    fate TEXT NOT NULL,
    alert TEXT REFERENCES alerts (id),
    gone BIGINT NOT NULL
);

CREATE TABLE alert_facts (
    fact TEXT NOT NULL,
    alert TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    PRIMARY KEY (fact, alert)
);

CREATE TABLE remarks (
    id {numbered},
    alert TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    made_at BIGINT NOT NULL,
    body TEXT NOT NULL
);

CREATE INDEX remarks_of_alert ON remarks (alert);

-- state: waiting, gathered (for one message later), joined (in one message), sent, dropped.
-- slowness: 0 for posts, 1 for further reports, 2 for corrections; what is slower waits for what is not.
CREATE TABLE deliveries (
    id {numbered},
    alert TEXT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    slowness BIGINT NOT NULL,
    state TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    tried_at BIGINT,
    remark BIGINT,
    message TEXT,
    sent_at BIGINT,
    joined_in TEXT,
    reason TEXT
);

CREATE UNIQUE INDEX deliveries_one_post ON deliveries (alert, channel) WHERE kind = 'Post';
CREATE UNIQUE INDEX deliveries_one_reply ON deliveries (alert, channel, remark) WHERE kind = 'Reply';
CREATE INDEX deliveries_due ON deliveries (slowness, id) WHERE state = 'waiting';
CREATE INDEX deliveries_of_channel ON deliveries (channel, id) WHERE state = 'waiting';
CREATE INDEX deliveries_gathered ON deliveries (due_at) WHERE state = 'gathered';
CREATE INDEX deliveries_of_alert ON deliveries (alert, channel);
CREATE INDEX deliveries_sent ON deliveries (channel, sent_at) WHERE state = 'sent';

-- What the local channel was told; the number is the event id that a page goes on from.
CREATE TABLE local_posts (
    id {numbered},
    nonce TEXT UNIQUE,
    changes BIGINT REFERENCES local_posts (id) ON DELETE CASCADE,
    replies_to BIGINT REFERENCES local_posts (id) ON DELETE CASCADE,
    made_at BIGINT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE contributions (
    name TEXT PRIMARY KEY,
    added_by TEXT NOT NULL,
    added_at BIGINT NOT NULL
);
