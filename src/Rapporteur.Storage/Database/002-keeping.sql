-- What a channel wanted when the alert was written, as JSON; null for everything. An edit shows what the post showed, whatever is wanted since.
ALTER TABLE deliveries ADD COLUMN filters TEXT;

-- When filters or a pause were last changed; null where they never were.
ALTER TABLE subscriptions ADD COLUMN changed_at BIGINT;

-- For what is forgotten in time.
CREATE INDEX deliveries_over ON deliveries (due_at) WHERE state IN ('dropped', 'joined') OR (state = 'sent' AND kind <> 'Post');
CREATE INDEX alerts_made ON alerts (made_at);
CREATE INDEX alert_facts_of_alert ON alert_facts (alert);
CREATE INDEX documents_of_alert ON documents (alert);
CREATE INDEX local_posts_made ON local_posts (made_at);
CREATE INDEX local_posts_changes ON local_posts (changes);
CREATE INDEX local_posts_replies ON local_posts (replies_to);
