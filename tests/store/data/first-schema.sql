-- A file of four articles as the first schema made it; the full text is filled from them.
PRAGMA application_id = 1313100616;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'newsdash','0001_first_tables','2026-01-01 00:00:00');
CREATE TABLE article_metals(article_id INTEGER NOT NULL REFERENCES articles(id), metal_id INTEGER NOT NULL REFERENCES metals(id), PRIMARY KEY (article_id, metal_id)) STRICT, WITHOUT ROWID;
INSERT INTO "article_metals" VALUES(2,2);
INSERT INTO "article_metals" VALUES(1,3);
CREATE TABLE article_organisations(article_id INTEGER NOT NULL REFERENCES articles(id), organisation_id INTEGER NOT NULL REFERENCES organisations(id), position INTEGER NOT NULL, name_id INTEGER NOT NULL REFERENCES organisation_names(id), aliases TEXT NOT NULL, PRIMARY KEY (article_id, organisation_id)) STRICT, WITHOUT ROWID;
INSERT INTO "article_organisations" VALUES(1,1,0,1,'["Rio Tinto"]');
INSERT INTO "article_organisations" VALUES(2,1,0,3,'["Rio Tinto Group"]');
CREATE TABLE "articles" (
   "id" INTEGER PRIMARY KEY,
   "source" TEXT NOT NULL,
   "title" TEXT NOT NULL,
   "title_basis" TEXT,
   "published" TEXT,
   "published_basis" TEXT,
   "published_start" TEXT,
   "published_end" TEXT,
   "timeline_date" TEXT,
   "timeline_group" INTEGER NOT NULL,
   "timeline_precision" TEXT,
   "timeline_inferred" INTEGER,
   "duplicate_of" INTEGER REFERENCES "articles"("id"),
   "url" TEXT,
   "path" TEXT,
   "language" TEXT NOT NULL,
   "understood" INTEGER NOT NULL,
   "metadata" TEXT,
   "content_hash" TEXT NOT NULL,
   "body_hash" TEXT,
   "load_id" INTEGER REFERENCES "loads"("id"),
   "body" TEXT NOT NULL
) STRICT;
INSERT INTO "articles" VALUES(1,'/news/zinc.txt','Zinc sold','stated','2021-03-04','text','2021-03-04','2021-03-04','2021-03-04',0,'day',0,NULL,NULL,'/news/zinc.txt','en',1,'{"outlet": "Wire"}','cdcdce2e24786059c282f223e23e5b2d','d75a56620617b2ebe425591bdc064aea',1,'Rio Tinto sold zinc on 3 March 2021.');
INSERT INTO "articles" VALUES(2,'/news/chrome.txt','Ferrochrome','stated',NULL,'none',NULL,NULL,'--11-24',1,'day',0,NULL,NULL,'/news/chrome.txt','en',1,'{}','5c0b598fd57a2d71b8d311a1b0ba09b7','64cd231cbffd3b3cc6211b35dfc76916',1,'Ferrochrome rose in 2021.');
INSERT INTO "articles" VALUES(3,'/news/again.txt','Zinc sold again','stated',NULL,'none',NULL,NULL,NULL,2,NULL,0,1,NULL,'/news/again.txt','en',1,'{}','4030c96e93d15f7563a6454c3f0b647e','d75a56620617b2ebe425591bdc064aea',1,'Rio Tinto sold zinc on 3 March 2021.');
INSERT INTO "articles" VALUES(4,'/news/plain.txt','Plain','stated',NULL,'none',NULL,NULL,NULL,2,NULL,0,NULL,NULL,'/news/plain.txt','en',1,'{}','65c43b4c27144f09c328bf5954ee1309','194737bb2e71b1a6ebec375a02bedfbc',1,'Nothing is known of this one''s date, or of ''quotes''.');
CREATE TABLE events(id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id), start TEXT, "end" TEXT, month_day TEXT, end_month_day TEXT, precision TEXT NOT NULL, basis TEXT NOT NULL, text TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, in_title INTEGER NOT NULL, rule TEXT NOT NULL, reason TEXT NOT NULL, sentence TEXT NOT NULL) STRICT;
INSERT INTO "events" VALUES(1,1,'2021-03-03','2021-03-03',NULL,NULL,'day','stated','2021-03-03',0,4,0,'iso','','It was 2021-03-03.');
INSERT INTO "events" VALUES(2,2,'2021-01-01','2021-12-31',NULL,NULL,'year','stated','2021',0,4,0,'iso','','It was 2021.');
INSERT INTO "events" VALUES(3,2,NULL,NULL,'11-24','11-25','day','unknown','then',0,4,0,'iso','','It was then.');
CREATE TABLE "loads" (
   "id" INTEGER PRIMARY KEY,
   "started" TEXT,
   "finished" TEXT,
   "paths" TEXT,
   "loaded" INTEGER DEFAULT 0,
   "updated" INTEGER DEFAULT 0,
   "unchanged" INTEGER DEFAULT 0,
   "rejected" INTEGER DEFAULT 0
) STRICT;
INSERT INTO "loads" VALUES(1,'2026-01-01T00:00:00+00:00','2026-01-01T00:00:01+00:00','[]',4,0,0,0);
CREATE TABLE metal_mentions(article_id INTEGER NOT NULL REFERENCES articles(id), in_title INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, metal_id INTEGER NOT NULL REFERENCES metals(id), position INTEGER NOT NULL, rule TEXT NOT NULL, merged_by TEXT NOT NULL, in_name_only INTEGER NOT NULL, PRIMARY KEY (article_id, in_title, start, "end", metal_id)) STRICT, WITHOUT ROWID;
INSERT INTO "metal_mentions" VALUES(1,0,0,4,3,0,'vocabulary','',0);
INSERT INTO "metal_mentions" VALUES(2,0,0,11,2,0,'vocabulary','',0);
CREATE TABLE metals(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, family TEXT NOT NULL, articles INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "metals" VALUES(1,'ferroalloys','ferroalloys',1);
INSERT INTO "metals" VALUES(2,'ferrochrome','ferroalloys',1);
INSERT INTO "metals" VALUES(3,'zinc','base',1);
CREATE TABLE "moves" (
   "id" INTEGER PRIMARY KEY,
   "old" TEXT NOT NULL,
   "new" TEXT NOT NULL
) STRICT;
INSERT INTO "moves" VALUES(1,'/old/zinc.txt','/news/zinc.txt');
CREATE TABLE organisation_aliases(organisation_id INTEGER NOT NULL REFERENCES organisations(id), alias TEXT NOT NULL, folded TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (organisation_id, alias)) STRICT, WITHOUT ROWID;
INSERT INTO "organisation_aliases" VALUES(1,'Rio Tinto','rio tinto',1);
INSERT INTO "organisation_aliases" VALUES(1,'Rio Tinto Group','rio tinto group',1);
CREATE TABLE organisation_mentions(article_id INTEGER NOT NULL REFERENCES articles(id), in_title INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, organisation_id INTEGER NOT NULL REFERENCES organisations(id), position INTEGER NOT NULL, rule TEXT NOT NULL, merged_by TEXT NOT NULL, PRIMARY KEY (article_id, in_title, start, "end", organisation_id)) STRICT, WITHOUT ROWID;
INSERT INTO "organisation_mentions" VALUES(1,0,0,9,1,0,'head','');
INSERT INTO "organisation_mentions" VALUES(2,0,0,15,1,0,'head','');
CREATE TABLE "organisation_names" (
   "id" INTEGER PRIMARY KEY,
   "organisation_id" INTEGER REFERENCES "organisations"("id"),
   "name" TEXT,
   "kind" TEXT,
   "known" INTEGER,
   "parent_name_id" INTEGER REFERENCES "organisation_names"("id"),
   "articles" INTEGER
) STRICT;
INSERT INTO "organisation_names" VALUES(1,1,'Rio Tinto','company',1,NULL,1);
INSERT INTO "organisation_names" VALUES(2,2,'Rio','other',0,NULL,1);
INSERT INTO "organisation_names" VALUES(3,1,'Rio Tinto Group','company',0,2,1);
CREATE TABLE organisations(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL, kind TEXT NOT NULL, parent_id INTEGER REFERENCES organisations(id), articles INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "organisations" VALUES(1,'rio tinto','Rio Tinto','rio tinto','company',2,2);
INSERT INTO "organisations" VALUES(2,'rio','Rio','rio','other',NULL,0);
CREATE TABLE "raw_texts" (
   "article_id" INTEGER PRIMARY KEY REFERENCES "articles"("id"),
   "text" BLOB
) STRICT;
INSERT INTO "raw_texts" VALUES(1,X'789CF375F50BE50ACACC5708C9CC2BC95728CECF4951A8CACC4B56C8CF533056F04D2C4ACE5030323032D4030016860CAC');
CREATE TABLE "rejections" (
   "id" INTEGER PRIMARY KEY,
   "source" TEXT NOT NULL,
   "reason" TEXT NOT NULL,
   "load_id" INTEGER REFERENCES "loads"("id")
) STRICT;
INSERT INTO "rejections" VALUES(1,'/news/broken.txt','empty',1);
CREATE TABLE totals(facet TEXT NOT NULL, value TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (facet, value)) STRICT, WITHOUT ROWID;
INSERT INTO "totals" VALUES('articles','',4);
INSERT INTO "totals" VALUES('changes','',1);
INSERT INTO "totals" VALUES('day','2021-03-03',1);
INSERT INTO "totals" VALUES('day','2021-03-04',1);
INSERT INTO "totals" VALUES('decade','2020s',2);
INSERT INTO "totals" VALUES('group','dated',1);
INSERT INTO "totals" VALUES('group','undated',2);
INSERT INTO "totals" VALUES('group','yearless',1);
INSERT INTO "totals" VALUES('kind','company',2);
INSERT INTO "totals" VALUES('month','2021-03',1);
INSERT INTO "totals" VALUES('quarter','2021-Q1',1);
INSERT INTO "totals" VALUES('year','2021',2);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "idx_rejections_source"
    ON "rejections" ("source");
CREATE UNIQUE INDEX "idx_articles_source"
    ON "articles" ("source");
CREATE INDEX articles_timeline ON articles(timeline_group, timeline_date DESC);
CREATE INDEX articles_published ON articles(published_start, published_end) WHERE published_start IS NOT NULL;
CREATE INDEX articles_duplicate_of ON articles(duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX "idx_articles_body_hash"
    ON "articles" ("body_hash");
CREATE INDEX "idx_articles_content_hash"
    ON "articles" ("content_hash");
CREATE INDEX "idx_organisations_folded"
    ON "organisations" ("folded");
CREATE INDEX organisations_commonest ON organisations(articles DESC, name);
CREATE INDEX organisations_shown ON organisations(name) WHERE articles > 0;
CREATE INDEX "idx_organisation_names_organisation_id"
    ON "organisation_names" ("organisation_id");
CREATE INDEX "idx_organisation_aliases_folded"
    ON "organisation_aliases" ("folded");
CREATE INDEX article_organisations_of ON article_organisations(organisation_id, article_id);
CREATE INDEX article_metals_of ON article_metals(metal_id, article_id);
CREATE INDEX events_of ON events(article_id, start, "end", precision);
CREATE INDEX events_on ON events(start, "end", precision, article_id) WHERE start IS NOT NULL;
CREATE VIEW article_overview AS
        SELECT id, source, title, timeline_date, published,
          (SELECT group_concat(name, '; ') FROM (
             SELECT o.name FROM article_organisations ao JOIN organisations o ON o.id = ao.organisation_id
             WHERE ao.article_id = articles.id ORDER BY ao.position)) AS organisations,
          (SELECT group_concat(name, '; ') FROM (
             SELECT m.name FROM article_metals am JOIN metals m ON m.id = am.metal_id
             WHERE am.article_id = articles.id ORDER BY m.name)) AS metals
        FROM articles;
CREATE VIRTUAL TABLE articles_fts USING fts5(title, body, tokenize='unicode61 remove_diacritics 2', prefix='1 2', content_rowid='id', content="articles");
INSERT INTO articles_fts(articles_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
COMMIT;
