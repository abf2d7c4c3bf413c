/**
 * What a person reads: {@link engram.report.ReportPage} puts what a detector found, and why, on one
 * page that needs nothing but a browser. Sections are small classes that turn {@link
 * engram.report.Findings} into {@link engram.report.Element}s; charts are drawn as SVG, pictures
 * are embedded.
 */
package engram.report;
