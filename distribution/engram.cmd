@echo off
rem Runs Engram on Windows, from an archive of it: the jars lie in lib, beside this file.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
    echo error: there is no Java; install a JDK of 17 or newer, or set JAVA_HOME 1>&2
    exit /b 1
)
rem Threads that wait by spinning starve one another where other programs run too.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%java%" -Djava.awt.headless=true -Dfile.encoding=UTF-8 %ENGRAM_JAVA_OPTIONS% -cp "%~dp0lib\*" engram.cli.Engram %*
exit /b %errorlevel%
