package engram.features.extraction;

import engram.data.SampleShape;

/**
 * From an encoded clip to the features of its last frame: what it looks like, and what moves in it.
 * Safe for several threads.
 */
final class FrameExtractor implements Looking {
    private final SampleShape.Clip clip;
    private final Extractor appearance;
    private final Motion motion;

    /**
     * @param view how large the trunk sees frames
     * @param low the value of black: 0 or -1; white is 1
     */
    FrameExtractor(SampleShape.Clip clip, View view, float low) {
        this.clip = clip;
        this.appearance =
                new Extractor(
                        new SampleShape.Image(clip.channels(), clip.height(), clip.width()),
                        view,
                        low);
        this.motion = new Motion(clip, view.grid(), low);
    }

    @Override
    public PictureFeatures features(float[] values, int offset) {
        return new PictureFeatures(
                appearance.patches(last(values, offset)),
                PictureFeatures.NONE,
                PictureFeatures.NONE,
                motion.of(values, offset),
                PictureFeatures.NONE);
    }

    /** The last frame, (C, H, W), of a clip, (C, T, H, W). */
    private float[] last(float[] values, int offset) {
        int plane = clip.height() * clip.width();
        float[] frame = new float[clip.channels() * plane];
        for (int c = 0; c < clip.channels(); c++) {
            int from = offset + ((c + 1) * clip.frames() - 1) * plane;
            System.arraycopy(values, from, frame, c * plane, plane);
        }
        return frame;
    }
}
