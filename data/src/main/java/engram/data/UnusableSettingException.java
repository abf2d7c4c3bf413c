package engram.data;

/**
 * A setting that whoever runs the program chose, and that cannot be used. The message says which,
 * what was expected and what came. An {@link IllegalArgumentException} that is none of these is a
 * fault of the program.
 */
public final class UnusableSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public UnusableSettingException(String why) {
        super(why);
    }

    /** The same, with what the setting was found unusable by. */
    public UnusableSettingException(String why, Exception cause) {
        super(why, cause);
    }
}
