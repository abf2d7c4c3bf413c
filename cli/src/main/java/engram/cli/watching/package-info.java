/** What was seen in a video, shown: boxes burnt in, calls to a webhook. */
package engram.cli.watching;
