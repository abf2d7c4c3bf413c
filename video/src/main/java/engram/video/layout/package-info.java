/**
 * What a folder's videos are for, and what is known of their frames, in the layouts of UCSD, Avenue
 * and ShanghaiTech or beside any video.
 */
package engram.video.layout;
