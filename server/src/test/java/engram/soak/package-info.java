/** How the service bears much work for a long time. */
package engram.soak;
