package dev.dioxus.main

import android.Manifest
import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.ActivityNotFoundException
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.os.VibrationEffect
import android.os.Vibrator
import android.print.PrintAttributes
import android.print.PrintManager
import android.provider.OpenableColumns
import android.speech.tts.TextToSpeech
import android.view.View
import android.view.WindowManager
import android.webkit.WebView
import android.widget.Toast
import androidx.activity.OnBackPressedCallback
import androidx.activity.result.contract.ActivityResultContracts
import androidx.core.content.FileProvider
import androidx.core.view.ViewCompat
import androidx.core.view.WindowCompat
import androidx.core.view.WindowInsetsCompat
import app.unkink.R
import java.io.File
import java.io.FileNotFoundException
import java.util.Calendar
import java.util.Locale
import java.util.concurrent.CompletableFuture
import java.util.concurrent.atomic.AtomicReference

typealias BuildConfig = app.unkink.BuildConfig

/**
 * The one activity: the page in a web view, clear of the system's bars, with the system's Back, and what a page cannot do
 * by itself.
 *
 * Rust calls its public functions by name (src/platform/activity.rs); keep.pro keeps them, and a test holds the three
 * together. Those that ask the person something wait for the answer: Rust calls them on a thread of its own.
 */
class MainActivity : WryActivity() {
    private var page: WebView? = null
    private var voice: TextToSpeech? = null
    private val main = Handler(Looper.getMainLooper())

    /** The screen a shortcut asked for, until Rust has taken it. */
    private val asked = AtomicReference("")

    /** The question that is open, if one is. */
    private val question = AtomicReference<CompletableFuture<Any?>?>(null)

    private val saving = registerForActivityResult(ActivityResultContracts.CreateDocument("*/*")) { answer(it) }
    private val opening = registerForActivityResult(ActivityResultContracts.OpenDocument()) { answer(it) }
    private val permitting = registerForActivityResult(ActivityResultContracts.RequestPermission()) { answer(it) }

    /** The web view's own history is empty: the app keeps its own. */
    override val handleBackNavigation = false

    override fun onCreate(savedInstanceState: Bundle?) {
        // Before Rust runs, which asks for it. What was opened from the list of recent apps was asked for before.
        val again = intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0
        if (savedInstanceState == null && !again) note(intent)
        super.onCreate(savedInstanceState)
        WindowCompat.setDecorFitsSystemWindows(window, false)
        // Padding around the web view, because env(safe-area-inset-*) is 0 in system web views before 140.
        val content = findViewById<View>(android.R.id.content)
        ViewCompat.setOnApplyWindowInsetsListener(content) { view, insets ->
            val taken = insets.getInsets(
                WindowInsetsCompat.Type.systemBars() or
                    WindowInsetsCompat.Type.displayCutout() or
                    WindowInsetsCompat.Type.ime(),
            )
            view.setPadding(taken.left, taken.top, taken.right, taken.bottom)
            WindowInsetsCompat.CONSUMED
        }
        onBackPressedDispatcher.addCallback(
            this,
            object : OnBackPressedCallback(true) {
                override fun handleOnBackPressed() = back()
            },
        )
        voice = TextToSpeech(this) { status ->
            val speaks = status == TextToSpeech.SUCCESS && (voice?.setLanguage(Locale.ENGLISH) ?: -1) >= TextToSpeech.LANG_AVAILABLE
            tellVoice(speaks, VOICE_TRIES)
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        setIntent(intent)
        note(intent)
        page?.evaluateJavascript(SEEN, null)
    }

    override fun onDestroy() {
        answer(null)
        voice?.shutdown()
        super.onDestroy()
    }

    override fun onWebViewCreate(webView: WebView) {
        page = webView
    }

    private fun note(intent: Intent) {
        intent.getStringExtra("screen")?.let { asked.set(it) }
    }

    /** Says to the page whether there is a voice, as soon as it listens. */
    private fun tellVoice(speaks: Boolean, tries: Int) {
        val page = page
        val again = { if (tries > 0) main.postDelayed({ tellVoice(speaks, tries - 1) }, VOICE_WAIT) }
        if (page == null) {
            again()
            return
        }
        page.evaluateJavascript("window.unkinkVoice ? window.unkinkVoice($speaks) : false") { heard ->
            if (heard != "true") again()
        }
    }

    /**
     * Back closes a sheet or leads where one came from. Where the page has neither, the app goes to the
     * background and stays as it is; closing the activity would end the program.
     */
    private fun back() {
        val page = page
        if (page == null) {
            moveTaskToBack(true)
            return
        }
        page.evaluateJavascript(BACK) { taken -> if (taken != "true") moveTaskToBack(true) }
    }

    /** Asks the person something and waits for the answer; null where they said nothing, or where something is asked already. */
    private fun ask(begin: () -> Unit): Any? {
        val given = CompletableFuture<Any?>()
        if (!question.compareAndSet(null, given)) return null
        runOnUiThread {
            try {
                begin()
            } catch (_: ActivityNotFoundException) {
                answer(null)
            }
        }
        return given.get()
    }

    private fun answer(given: Any?) {
        question.getAndSet(null)?.complete(given)
    }

    /** The path of the screen that a shortcut asked for; empty where none did. It is given once. */
    fun takeAskedScreen(): String = asked.getAndSet("") ?: ""

    /** Opens the dialler with the number of a `tel:` link filled in. The person presses call. */
    fun dial(link: String) {
        runOnUiThread {
            try {
                startActivity(Intent(Intent.ACTION_DIAL, Uri.parse(link)))
            } catch (_: ActivityNotFoundException) {
                Toast.makeText(this, link.removePrefix("tel:"), Toast.LENGTH_LONG).show()
            }
        }
    }

    /** Keeps the screen on while a routine runs, or lets it go off again. */
    fun keepScreenOn(on: Boolean) {
        runOnUiThread {
            if (on) {
                window.addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
            } else {
                window.clearFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
            }
        }
    }

    /** Vibrates: milliseconds on, off, on, with commas between. False where the device cannot. */
    fun buzz(pattern: String): Boolean {
        val vibrator = getSystemService(Vibrator::class.java)
        val lengths = pattern.split(",").mapNotNull { it.trim().toLongOrNull() }
        if (vibrator == null || !vibrator.hasVibrator() || lengths.isEmpty()) return false
        // The first number of a waveform is how long it waits.
        vibrator.vibrate(VibrationEffect.createWaveform(longArrayOf(0) + lengths, -1))
        return true
    }

    /** Says a sentence in place of the one before. [loudness] from 0 to 1. False where there is no voice. */
    fun say(words: String, loudness: Float): Boolean {
        val how = Bundle().apply { putFloat(TextToSpeech.Engine.KEY_PARAM_VOLUME, loudness) }
        return voice?.speak(words, TextToSpeech.QUEUE_FLUSH, how, "cue") == TextToSpeech.SUCCESS
    }

    /** Ends what is being said. */
    fun hush() {
        voice?.stop()
    }

    /** Asks where the file at [path] goes and copies it there: "done", "cancelled", or why it could not be. */
    fun saveDocument(path: String): String {
        val file = File(path)
        val place = ask { saving.launch(file.name) } as? Uri ?: return CANCELLED
        return tried {
            val out = contentResolver.openOutputStream(place, "wt") ?: throw FileNotFoundException(file.name)
            out.use { to -> file.inputStream().use { it.copyTo(to) } }
            DONE
        }
    }

    /** Asks for a file and copies it into [folder]: its path there, "cancelled", or why it could not be. */
    fun openDocument(folder: String): String {
        val chosen = ask { opening.launch(arrayOf("*/*")) } as? Uri ?: return CANCELLED
        return tried {
            val into = File(folder)
            into.mkdirs()
            // A name is one part of a path, whatever the other app says.
            val copy = File(into, File(nameOf(chosen)).name.ifEmpty { "file" })
            val from = contentResolver.openInputStream(chosen) ?: throw FileNotFoundException(copy.name)
            from.use { bytes -> copy.outputStream().use { bytes.copyTo(it) } }
            copy.path
        }
    }

    private fun nameOf(document: Uri): String {
        val columns = arrayOf(OpenableColumns.DISPLAY_NAME)
        return contentResolver.query(document, columns, null, null, null)?.use { row ->
            if (row.moveToFirst()) row.getString(0) else null
        } ?: "file"
    }

    /** Offers the file at [path] to other apps: "done", or why it could not be. [kind] is its media type. */
    fun share(path: String, kind: String): String = tried {
        val address = FileProvider.getUriForFile(this, "$packageName.files", File(path))
        val send = Intent(Intent.ACTION_SEND).setType(kind).putExtra(Intent.EXTRA_STREAM, address)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        startActivity(Intent.createChooser(send, null))
        DONE
    }

    /** Prints what the page shows. */
    fun printPage(name: String) {
        runOnUiThread {
            val page = page ?: return@runOnUiThread
            val printing = getSystemService(PrintManager::class.java) ?: return@runOnUiThread
            printing.print(name, page.createPrintDocumentAdapter(name), PrintAttributes.Builder().build())
        }
    }

    private fun tried(act: () -> String): String = try {
        act()
    } catch (problem: Exception) {
        problem.localizedMessage ?: problem.javaClass.simpleName
    }

    /** Whether notices may be shown. Asks the person where they were not asked yet. */
    fun mayNotify(): Boolean {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU &&
            checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) != PackageManager.PERMISSION_GRANTED
        ) {
            ask { permitting.launch(Manifest.permission.POST_NOTIFICATIONS) }
        }
        return getSystemService(NotificationManager::class.java).areNotificationsEnabled()
    }

    /** Shows a notice at once, with a word to put it off. False where none may be shown. */
    fun showNotice(text: String, later: String): Boolean {
        Reminders.keepWords(this, text, later)
        return Reminders.show(this)
    }

    /**
     * Calls these out from now on, also while the app is closed, in place of those before. [days] has a bit for each day of
     * the week, Monday the lowest; [minutes] after midnight have commas between, and none means none.
     */
    fun setReminders(text: String, later: String, days: Int, minutes: String) {
        Reminders.keepWords(this, text, later)
        Reminders.keepTimes(this, days, minutes)
        Reminders.setNext(this)
    }

    private companion object {
        /** True when the page went back, or closed what lay over it. */
        const val BACK = "window.unkinkBack()"

        /** The page looks for what changed while it was not looked at. */
        const val SEEN = "document.querySelector('[data-on-seen]')?.click()"

        const val DONE = "done"
        const val CANCELLED = "cancelled"
        const val VOICE_TRIES = 40
        const val VOICE_WAIT = 500L
    }
}

/** Reminders by the system's clock: one alarm at a time, the next. */
object Reminders {
    const val DUE = "app.unkink.REMINDER_DUE"
    const val SNOOZED = "app.unkink.REMINDER_SNOOZED"
    const val LATER = "app.unkink.REMINDER_LATER"
    private const val KEPT = "reminders"
    private const val CHANNEL = "reminders"
    private const val NOTICE = 1
    private const val LATER_MILLIS = 10 * 60 * 1000L

    private fun kept(context: Context) = context.getSharedPreferences(KEPT, Context.MODE_PRIVATE)

    fun keepWords(context: Context, text: String, later: String) {
        kept(context).edit().putString("text", text).putString("later", later).apply()
    }

    fun keepTimes(context: Context, days: Int, minutes: String) {
        kept(context).edit().putInt("days", days).putString("minutes", minutes).apply()
    }

    private fun broadcast(context: Context, action: String): PendingIntent = PendingIntent.getBroadcast(
        context,
        0,
        Intent(context, ReminderReceiver::class.java).setAction(action),
        PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
    )

    /** Sets the alarm of the next reminder, or none. Inexact: no permission is needed, and a few minutes do not matter. */
    fun setNext(context: Context) {
        val alarms = context.getSystemService(AlarmManager::class.java)
        val due = broadcast(context, DUE)
        val next = next(kept(context).getInt("days", 0), kept(context).getString("minutes", "") ?: "", Calendar.getInstance())
        if (next == null) {
            alarms.cancel(due)
        } else {
            alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, next, due)
        }
    }

    /** The first reminder after [now], in milliseconds since 1970. */
    fun next(days: Int, minutes: String, now: Calendar): Long? {
        val times = minutes.split(",").mapNotNull { it.trim().toIntOrNull() }.sorted()
        for (ahead in 0..7) {
            val day = (now.clone() as Calendar).apply { add(Calendar.DATE, ahead) }
            // Monday is the lowest bit; a calendar counts from Sunday, which is 1.
            val bit = (day.get(Calendar.DAY_OF_WEEK) + 5) % 7
            if (days shr bit and 1 == 0) continue
            for (time in times) {
                val moment = (day.clone() as Calendar).apply {
                    set(Calendar.HOUR_OF_DAY, time / 60)
                    set(Calendar.MINUTE, time % 60)
                    set(Calendar.SECOND, 0)
                    set(Calendar.MILLISECOND, 0)
                }
                if (moment.timeInMillis > now.timeInMillis) return moment.timeInMillis
            }
        }
        return null
    }

    /** Shows the notice. False where none may be shown. */
    fun show(context: Context): Boolean {
        val notices = context.getSystemService(NotificationManager::class.java)
        val text = kept(context).getString("text", null) ?: return false
        notices.createNotificationChannel(NotificationChannel(CHANNEL, "Reminders", NotificationManager.IMPORTANCE_DEFAULT))
        if (!notices.areNotificationsEnabled()) return false
        val open = context.packageManager.getLaunchIntentForPackage(context.packageName)?.let {
            PendingIntent.getActivity(context, 0, it, PendingIntent.FLAG_IMMUTABLE)
        }
        val later = Notification.Action.Builder(null, kept(context).getString("later", ""), broadcast(context, LATER)).build()
        val notice = Notification.Builder(context, CHANNEL)
            .setSmallIcon(R.drawable.ic_notice)
            .setContentTitle(text)
            .setContentIntent(open)
            .setAutoCancel(true)
            // The window may call the same one out.
            .setOnlyAlertOnce(true)
            .addAction(later)
            .build()
        notices.notify(NOTICE, notice)
        return true
    }

    /** Takes the notice away and shows it again in ten minutes. */
    fun putOff(context: Context) {
        context.getSystemService(NotificationManager::class.java).cancel(NOTICE)
        val again = System.currentTimeMillis() + LATER_MILLIS
        val alarms = context.getSystemService(AlarmManager::class.java)
        alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, again, broadcast(context, SNOOZED))
    }
}

/** Hears the alarm, the button of the notice, and what makes alarms be set anew: a start, a new version, another clock. */
class ReminderReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        when (intent.action) {
            Reminders.DUE, Reminders.SNOOZED -> Reminders.show(context)
            Reminders.LATER -> Reminders.putOff(context)
        }
        Reminders.setNext(context)
    }
}
