/**
 * The page that explains a detector: {@link engram.report.ReportPage} puts what it found, and why,
 * on one page that needs nothing but a browser. Sections are small classes that turn {@link
 * engram.report.Findings} into markup.
 *
 * <p>Below it: {@code markup} (elements, the frame of every page, how numbers are worded), {@code
 * charts} (SVG drawn from plain numbers), {@code chapters} (pages of text, tables and charts, of
 * experiments for one), {@code exhibits} (how samples and memory items are shown).
 */
package engram.report;
