package org.entente.bench.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// Lucene: each word fuzzy by up to two edits, all but one must be there; its score by the number
/// of the query's words.
public final class LuceneNames implements NamePeer {
  private static final int MOST = 50;

  private @Nullable IndexSearcher searcher;

  @Override
  public String title() {
    return "Lucene 10.5.1, fuzzy words, 50 best";
  }

  @Override
  public void build(List<String> names) throws IOException {
    ByteBuffersDirectory folder = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(folder, new IndexWriterConfig(new StandardAnalyzer()))) {
      for (String name : names) {
        Document document = new Document();
        document.add(new TextField("name", name, Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    searcher = new IndexSearcher(DirectoryReader.open(folder));
  }

  @Override
  public Answer ask(String query, int name) throws IOException {
    IndexSearcher of = searcher;
    if (of == null) {
      throw new IllegalStateException("not built");
    }
    List<String> words = new ArrayList<>();
    for (String word : query.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : words) {
      int edits = word.length() < 3 ? 0 : word.length() < 6 ? 1 : 2;
      all.add(new FuzzyQuery(new Term("name", word), edits), BooleanClause.Occur.SHOULD);
    }
    all.setMinimumNumberShouldMatch(Math.max(1, words.size() - 1));
    double best = 0;
    double right = 0;
    for (ScoreDoc found : of.search(all.build(), MOST).scoreDocs) {
      double score = found.score / Math.max(1, words.size());
      best = Math.max(best, score);
      right = found.doc == name ? score : right;
    }
    return new Answer(best, right);
  }
}
