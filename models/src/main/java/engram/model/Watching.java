package engram.model;

import java.util.Optional;

/**
 * A model of clips that follows a video frame by frame: for the clips that end with each of its
 * frames, in less time than one by one where they share work.
 */
public interface Watching {

    /** One video. For one thread at a time. */
    interface Watch extends AutoCloseable {

        /**
         * Takes the next frame.
         *
         * @param frame an encoded frame, (C, H, W)
         * @return what was made of the clip that ends with it, as {@link Framewise#frames} would;
         *     empty while there are too few frames for a clip
         */
        Optional<Framewise.Frames> next(float[] frame);

        /**
         * Takes the next frame without making anything of the clip that ends with it, which costs
         * nothing.
         *
         * @param frame an encoded frame, (C, H, W)
         */
        void pass(float[] frame);

        /** Frees what is kept of the last frames. */
        @Override
        void close();
    }

    /** Begins a video. */
    Watch watch();
}
