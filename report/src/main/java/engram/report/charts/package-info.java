/** Charts as SVG, drawn from plain numbers; they know nothing of detectors and pages. */
package engram.report.charts;
