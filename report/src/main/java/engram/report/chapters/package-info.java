/**
 * Pages of text, tables and charts: a {@link engram.report.chapters.Chapter} is written once and
 * becomes Markdown or a part of a page for a browser.
 */
package engram.report.chapters;
