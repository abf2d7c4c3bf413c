/**
 * Markup that is well formed as HTML and as XML: elements, the frame that all pages have in common,
 * and numbers as people read them. For the packages of the report only.
 */
package engram.report.markup;
