/**
 * What stands still before a camera, and whether it stands where it stood: median pictures over
 * time, laid upon one another.
 */
package engram.video.standing;
