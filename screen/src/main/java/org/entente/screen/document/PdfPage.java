package org.entente.screen.document;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.entente.base.BadInput;
import org.entente.screen.document.PdfRulings.Line;
import org.jspecify.annotations.Nullable;

/// One page: its signs and its ruled lines, turned the way people see the page, y upwards.
final class PdfPage extends PDFGraphicsStreamEngine {
  private static final int MAX_GLYPHS = 200_000;
  private static final int MAX_LINES = 40_000;

  /// Filled rectangles as thin as this are lines.
  private static final double THIN = 3;

  private final String source;
  private final int number;
  private final int turn;
  private final PdfFonts fonts;
  private final List<PdfGlyph> glyphs = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> path = new ArrayList<>();
  private final List<Line> boxes = new ArrayList<>();
  private Point2D.@Nullable Float start;
  private Point2D.@Nullable Float at;

  private PdfPage(String source, int number, PDPage page, PdfFonts fonts) {
    super(page);
    this.source = source;
    this.number = number;
    this.fonts = fonts;
    turn = Math.floorMod(page.getRotation(), 360) / 90;
  }

  /// What stands outside tables, and the tables from the top.
  record Read(String outside, List<DocumentTable> tables) {}

  static Read of(String source, int number, PDPage page, PdfFonts fonts) throws IOException {
    PdfPage engine = new PdfPage(source, number, page, fonts);
    engine.processPage(page);
    return engine.read();
  }

  private Read read() {
    List<PdfGlyph> left = new ArrayList<>(glyphs);
    List<DocumentTable> tables = new ArrayList<>();
    for (PdfGrid grid : PdfRulings.grids(source, "page " + number, lines)) {
      List<PdfGlyph> inside = new ArrayList<>();
      left.removeIf(glyph -> grid.encloses(glyph) && inside.add(glyph));
      String place = "page " + number + (tables.isEmpty() ? "" : ", table " + (tables.size() + 1));
      tables.add(grid.table(source, place, inside));
    }
    return new Read(PdfGlyph.text(left) + "\n", tables);
  }

  private BadInput tooMuch() {
    return new BadInput(
        source,
        "page " + number,
        "holds more signs and lines than any page of a list",
        "This is no list; check where it comes from");
  }

  private Point2D.Float turned(double x, double y) {
    return switch (turn) {
      case 1 -> new Point2D.Float((float) y, (float) -x);
      case 2 -> new Point2D.Float((float) -x, (float) -y);
      case 3 -> new Point2D.Float((float) -y, (float) x);
      default -> new Point2D.Float((float) x, (float) y);
    };
  }

  @Override
  protected void showFontGlyph(Matrix text, PDFont font, int code, Vector shift)
      throws IOException {
    String unicode = fonts.text(font, code);
    if (glyphs.size() >= MAX_GLYPHS) {
      throw tooMuch();
    }
    Point2D.Float from = turned(text.getTranslateX(), text.getTranslateY());
    Point2D.Float to =
        turned(
            text.getTranslateX() + shift.getX() * text.getScaleX(),
            text.getTranslateY() + shift.getX() * text.getShearY());
    double size = Math.max(1, text.getScalingFactorY());
    glyphs.add(new PdfGlyph(from.x, from.y, Math.abs(to.x - from.x), size, unicode));
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    Point2D.Float a = turned(p0.getX(), p0.getY());
    Point2D.Float b = turned(p2.getX(), p2.getY());
    double width = Math.abs(a.x - b.x);
    double height = Math.abs(a.y - b.y);
    if (height <= THIN && width > THIN) {
      add(boxes, new Line(a.x, (a.y + b.y) / 2, b.x, (a.y + b.y) / 2));
    } else if (width <= THIN && height > THIN) {
      add(boxes, new Line((a.x + b.x) / 2, a.y, (a.x + b.x) / 2, b.y));
    }
    add(path, new Line(a.x, a.y, b.x, a.y));
    add(path, new Line(b.x, a.y, b.x, b.y));
    add(path, new Line(a.x, b.y, b.x, b.y));
    add(path, new Line(a.x, a.y, a.x, b.y));
    start = a;
    at = a;
  }

  private void add(List<Line> to, Line line) {
    if (to.size() >= MAX_LINES) {
      throw tooMuch();
    }
    to.add(line);
  }

  @Override
  public void moveTo(float x, float y) {
    start = turned(x, y);
    at = start;
  }

  @Override
  public void lineTo(float x, float y) {
    Point2D.Float to = turned(x, y);
    Point2D.Float from = at;
    if (from != null) {
      add(path, new Line(from.x, from.y, to.x, to.y));
    }
    at = to;
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    at = turned(x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return at == null ? new Point2D.Float() : at;
  }

  @Override
  public void closePath() {
    Point2D.Float from = at;
    Point2D.Float to = start;
    if (from != null && to != null) {
      add(path, new Line(from.x, from.y, to.x, to.y));
    }
    at = to;
  }

  @Override
  public void endPath() {
    path.clear();
    boxes.clear();
  }

  @Override
  public void strokePath() {
    path.forEach(line -> add(lines, line));
    endPath();
  }

  @Override
  public void fillPath(int rule) {
    boxes.forEach(line -> add(lines, line));
    endPath();
  }

  @Override
  public void fillAndStrokePath(int rule) {
    strokePath();
  }

  @Override
  public void drawImage(PDImage image) {
    // pictures say nothing
  }

  @Override
  public void clip(int rule) {
    // what is clipped away is read all the same
  }

  @Override
  public void shadingFill(COSName name) {
    // colours say nothing
  }
}
