/** Pages of the papers' tables, made of result lines alone. */
package engram.experiments.pages;
