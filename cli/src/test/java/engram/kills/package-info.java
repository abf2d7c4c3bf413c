/**
 * Kills without warning in the midst of work, by the hundred: no kill may leave a broken detector
 * or a broken result file, and what is resumed must end as if nothing had happened.
 */
package engram.kills;
